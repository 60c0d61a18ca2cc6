/*
 * What the machine itself allows, in C, on the same work as lock.py and pipe.py; prints one JSON value.
 *
 * limit fairness PROCESSES MILLISECONDS | limit message pipe|socket BYTES COUNT
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

struct shared {
  pthread_mutex_t mutex;
  atomic_int ready;
  _Atomic double end;
  double longest[64], taken[64];
};

/* The C library's robust mutex, the longest wait for it, the smallest share, and the time a section. */
static void fairness(int processes, double ms) {
  struct shared *s = mmap(0, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  pthread_mutexattr_t how;
  pthread_mutexattr_init(&how);
  pthread_mutexattr_setpshared(&how, PTHREAD_PROCESS_SHARED);
  pthread_mutexattr_setrobust(&how, PTHREAD_MUTEX_ROBUST);
  pthread_mutex_init(&s->mutex, &how);
  for (int me = 0; me < processes; me++) {
    if (fork()) continue;
    s->ready++;
    while (s->end == 0) usleep(100);
    for (double asked = now(); asked < s->end; asked = now()) {
      pthread_mutex_lock(&s->mutex);
      double wait = now() - asked;
      if (wait > s->longest[me]) s->longest[me] = wait;
      s->taken[me]++;
      pthread_mutex_unlock(&s->mutex);
    }
    _exit(0);
  }
  while (s->ready < processes) usleep(100);
  s->end = now() + ms * 1e6;
  while (wait(0) > 0);
  double longest = 0, least = 1e18, all = 0;
  for (int me = 0; me < processes; me++) {
    if (s->longest[me] > longest) longest = s->longest[me];
    if (s->taken[me] < least) least = s->taken[me];
    all += s->taken[me];
  }
  printf("{\"longest\": %f, \"share\": %f, \"time\": %f}\n", longest / 1e6, least * processes / all, ms * 1e6 / all);
}

static void whole(int fd, char *bytes, long size) {
  for (long got = 0, count; got < size; got += count)
    if ((count = read(fd, bytes + got, size - got)) <= 0) exit(1);
}

/* A message and its header in one write, and in two reads, from one process to another. */
static void message(int is_socket, long size, int count) {
  int ends[2];
  if (is_socket ? socketpair(AF_UNIX, SOCK_STREAM, 0, ends) : pipe(ends)) exit(1);
  char *bytes = calloc(1, size + 8);
  double began = 0;
  if (!fork()) {
    for (int one = 0; one < count; one++) {
      whole(ends[0], bytes, 8);
      whole(ends[0], bytes + 8, size);
    }
    _exit(0);
  }
  for (int one = 0; one < count; one++) {
    if (one == count / 10) began = now();
    for (long sent = 0, some; sent < size + 8; sent += some)
      if ((some = write(ends[1], bytes + sent, size + 8 - sent)) <= 0) exit(1);
  }
  wait(0);
  printf("%f\n", (now() - began) / (count - count / 10));
}

int main(int count, char **words) {
  if (count == 4 && !strcmp(words[1], "fairness")) fairness(atoi(words[2]), atof(words[3]));
  else if (count == 5 && !strcmp(words[1], "message"))
    message(!strcmp(words[2], "socket"), atol(words[3]), atoi(words[4]));
  else return 2;
  return 0;
}

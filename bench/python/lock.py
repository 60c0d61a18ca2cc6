"""Python's multiprocessing.Lock on the same work as bench/lock.ts, contended.ts and fairness.ts; prints one JSON value.

lock.py uncontended PAIRS | contended PROCESSES SECTIONS | fairness PROCESSES MILLISECONDS
"""
import json
import multiprocessing
import sys
import time

# Python's fastest way to start: the children are forked with everything loaded.
mp = multiprocessing.get_context("fork")
now = time.perf_counter_ns


def uncontended(pairs):
    lock = mp.Lock()
    began = now()
    for _ in range(pairs):
        lock.acquire()
        lock.release()
    return (now() - began) / pairs


def together(processes, work, *args, at_begin=None):
    """Runs `work(index, ready, …)` in that many processes; each calls ready.wait() before it begins."""
    ready = mp.Barrier(processes, at_begin)
    children = [mp.Process(target=work, args=(index, ready, *args)) for index in range(processes)]
    for child in children:
        child.start()
    for child in children:
        child.join()


def sections(index, ready, lock, counter, began, ended, count):
    ready.wait()
    began[index] = now()
    for _ in range(count):
        lock.acquire()
        counter.value += 1
        lock.release()
    ended[index] = now()


def contended(processes, count):
    counter = mp.RawValue("i", 0)
    began, ended = mp.RawArray("q", processes), mp.RawArray("q", processes)
    together(processes, sections, mp.Lock(), counter, began, ended, count)
    assert counter.value == processes * count
    return (max(ended) - min(began)) / (processes * count)


def turns(index, ready, lock, longest, taken, end):
    ready.wait()
    worst = count = 0
    asked = now()
    while asked < end.value:
        lock.acquire()
        worst = max(worst, now() - asked)
        count += 1
        lock.release()
        asked = now()
    longest[index], taken[index] = worst, count


def fairness(processes, milliseconds):
    longest, taken = mp.RawArray("q", processes), mp.RawArray("q", processes)
    end = mp.RawValue("q", 0)

    def begin():
        # The same end for all, so that a late one does not have the lock to itself.
        end.value = now() + milliseconds * 1_000_000

    together(processes, turns, mp.Lock(), longest, taken, end, at_begin=begin)
    all_taken = max(1, sum(taken))
    return {
        "longest": max(longest) / 1e6,
        "share": min(taken) * processes / all_taken,
        "time": milliseconds * 1e6 / all_taken,
    }


if __name__ == "__main__":
    work = {"uncontended": uncontended, "contended": contended, "fairness": fairness}[sys.argv[1]]
    print(json.dumps(work(*map(int, sys.argv[2:]))))

"""Python's multiprocessing queues on the same work as bench/queue.ts; prints nanoseconds per message.

queues.py simple|queue MAXSIZE MESSAGES
"""
import json
import multiprocessing
import sys
import time

mp = multiprocessing.get_context("fork")
now = time.perf_counter_ns


def puts(queue, messages):
    for _ in range(messages):
        queue.put({"i": 1, "s": "ticket"})


def per_message(queue, messages):
    producer = mp.Process(target=puts, args=(queue, messages))
    producer.start()
    queue.get()
    began = now()
    for _ in range(messages - 1):
        queue.get()
    took = now() - began
    producer.join()
    return took / (messages - 1)


if __name__ == "__main__":
    kind, maxsize, messages = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    print(json.dumps(per_message(mp.SimpleQueue() if kind == "simple" else mp.Queue(maxsize), messages)))

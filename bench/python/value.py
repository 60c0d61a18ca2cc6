"""Python's multiprocessing.RawValue and Value on the same work as bench/value.ts; prints nanoseconds.

value.py raw|locked read|write TIMES
"""
import multiprocessing
import sys
import time

now = time.perf_counter_ns


def read(value, times):
    value.value = 1
    total = 0
    began = now()
    for _ in range(times):
        total += value.value
    took = now() - began
    assert total == times
    return took / times


def write(value, times):
    began = now()
    for time in range(times):
        value.value = time
    took = now() - began
    assert value.value == times - 1
    return took / times


if __name__ == "__main__":
    make = {"raw": multiprocessing.RawValue, "locked": multiprocessing.Value}[sys.argv[1]]
    print({"read": read, "write": write}[sys.argv[2]](make("i", 0), int(sys.argv[3])))

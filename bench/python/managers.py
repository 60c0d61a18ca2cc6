"""A dict of Python's multiprocessing.Manager on the same work as bench/manager.ts; prints nanoseconds per call as JSON.

managers.py CALLS
"""
import json
import multiprocessing
import sys
import time

now = time.perf_counter_ns


def costs(calls):
    with multiprocessing.get_context("fork").Manager() as manager:
        numbers = manager.dict(count=0)
        numbers["count"]
        began = now()
        for count in range(calls):
            numbers["count"] = count
        stored = now()
        for _ in range(calls):
            numbers["count"]
        return {"set": (stored - began) / calls, "get": (now() - stored) / calls}


if __name__ == "__main__":
    print(json.dumps(costs(int(sys.argv[1]))))

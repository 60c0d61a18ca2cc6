"""Python's multiprocessing.Pipe on the same work as bench/pipe.ts; prints one JSON value, in nanoseconds a message.

pipe.py messages|ping DUPLEX COUNT | pipe.py bytes DUPLEX COUNT SIZE
"""
import json
import multiprocessing
import sys
import time

# Python's fastest way to start: the children are forked with everything loaded.
mp = multiprocessing.get_context("fork")
now = time.perf_counter_ns
MESSAGE = {"i": 1, "s": "ticket"}


def receive(connection, count):
    for _ in range(count):
        connection.recv()


def receive_into(connection, count):
    place = bytearray(65536)
    for _ in range(count):
        connection.recv_bytes_into(place)


def echo(connection, count):
    for _ in range(count):
        connection.send(connection.recv())


def with_child(target, duplex, count, work):
    """Nanoseconds a message from the first answer of the child to its end."""
    there, here = mp.Pipe(duplex)
    child = mp.Process(target=target, args=(there, count))
    child.start()
    work(here, count // 10)
    began = now()
    work(here, count - count // 10)
    took = now() - began
    child.join()
    return took / (count - count // 10)


def send(connection, count):
    for _ in range(count):
        connection.send(MESSAGE)


def ask(connection, count):
    for _ in range(count):
        connection.send(1)
        connection.recv()


if __name__ == "__main__":
    what, duplex, count, *size = sys.argv[1], *map(int, sys.argv[2:])
    if what == "messages":
        result = with_child(receive, bool(duplex), count, send)
    elif what == "ping":
        result = with_child(echo, True, count, ask)
    else:
        block = bytes(size[0])

        def send_bytes(connection, count):
            for _ in range(count):
                connection.send_bytes(block)

        result = with_child(receive_into, bool(duplex), count, send_bytes)
    print(json.dumps(result))

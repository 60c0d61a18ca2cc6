"""Three processes buy the one ticket; each holds the lock only to write.

A barrier stands between reading and writing, so that all have read before anybody writes.
"""

import json
import tempfile
from multiprocessing import Barrier, Lock, Process, Queue, set_start_method
from pathlib import Path

BUYERS = 3


def buy(path, lock, all_have_read, sold):
    count = json.loads(path.read_text())["count"]
    all_have_read.wait()
    if count > 0:
        with lock:
            path.write_text(json.dumps({"count": count - 1}))
    sold.put(count > 0)


if __name__ == "__main__":
    set_start_method("spawn")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tickets.json"
        path.write_text('{"count": 1}')
        lock, all_have_read, sold = Lock(), Barrier(BUYERS), Queue()
        args = (path, lock, all_have_read, sold)
        buyers = [Process(target=buy, args=args) for _ in range(BUYERS)]
        for buyer in buyers:
            buyer.start()
        have = sum(sold.get() for _ in range(BUYERS))
        for buyer in buyers:
            buyer.join()
        print(f"{have} have a ticket, there was 1")

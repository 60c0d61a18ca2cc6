"""Three processes buy the one ticket: each reads the count, then writes one less.

A barrier stands between reading and writing, so that all have read before anybody writes.
"""

import json
import tempfile
from multiprocessing import Barrier, Process, Queue, set_start_method
from pathlib import Path

BUYERS = 3


def buy(path, all_have_read, sold):
    with open(path) as file:
        count = json.load(file)["count"]
    all_have_read.wait()
    if count > 0:
        Path(path).write_text(json.dumps({"count": count - 1}))
        sold.put(1)


if __name__ == "__main__":
    set_start_method("spawn")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tickets.json"
        path.write_text('{"count": 1}')
        all_have_read, sold = Barrier(BUYERS), Queue()
        buyers = [Process(target=buy, args=(path, all_have_read, sold)) for _ in range(BUYERS)]
        for buyer in buyers:
            buyer.start()
        have = sum(sold.get() for _ in range(BUYERS))
        for buyer in buyers:
            buyer.join()
        print(f"{have} have a ticket, there was 1")

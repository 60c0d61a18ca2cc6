"""Three processes buy the one ticket; whoever reads and writes holds the lock."""

import json
import tempfile
from multiprocessing import Lock, Process, Queue, set_start_method
from pathlib import Path

BUYERS = 3


def buy(path, lock, sold):
    with lock:
        count = json.loads(path.read_text())["count"]
        if count > 0:
            path.write_text(json.dumps({"count": count - 1}))
    sold.put(count > 0)


if __name__ == "__main__":
    set_start_method("spawn")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tickets.json"
        path.write_text('{"count": 1}')
        lock, sold = Lock(), Queue()
        buyers = [Process(target=buy, args=(path, lock, sold)) for _ in range(BUYERS)]
        for buyer in buyers:
            buyer.start()
        have = sum(sold.get() for _ in range(BUYERS))
        for buyer in buyers:
            buyer.join()
        print(f"{have} has a ticket, there was 1")

"""A JSON file is read while half of it is written in place; and after it has been replaced."""

import json
import os
import tempfile
from pathlib import Path


def read(path):
    try:
        return json.dumps(json.loads(path.read_text()))
    except json.JSONDecodeError as error:
        return type(error).__name__


if __name__ == "__main__":
    new = '{"count": 0}'
    with tempfile.TemporaryDirectory() as folder:
        path, beside = Path(folder) / "tickets.json", Path(folder) / "tickets.json.new"
        with open(path, "w") as file:
            file.write(new[:6])
            file.flush()
            print("written in place:", read(path))
        beside.write_text(new)
        os.replace(beside, path)
        print("replaced:", read(path))

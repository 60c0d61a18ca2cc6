"""Main's code ends while it has a daemon and a child that is none.

The seller waits until the board is gone, which alone holds the other end of a pipe: if main ended
the daemon only after the seller, nobody would ever come to an end.
"""

import time
from multiprocessing import Pipe, Process, set_start_method


def show(_):
    while True:
        time.sleep(1)


def sell(board):
    try:
        board.recv()
    except EOFError:
        print("the board is gone, the seller still sells")


if __name__ == "__main__":
    set_start_method("spawn")
    board, held = Pipe(duplex=False)
    Process(target=show, args=(held,), daemon=True).start()
    held.close()
    Process(target=sell, args=(board,)).start()
    print("main's code ends", flush=True)

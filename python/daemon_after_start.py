"""A child is made a daemon before it starts; afterwards that cannot be changed."""

from multiprocessing import Event, Process, set_start_method


def show(is_over):
    is_over.wait()


if __name__ == "__main__":
    set_start_method("spawn")
    is_over = Event()
    board = Process(target=show, args=(is_over,))
    board.daemon = True
    print("before start: daemon is", board.daemon)
    board.start()
    try:
        board.daemon = False
    except AssertionError as error:
        print("after start: AssertionError:", error)
    is_over.set()
    board.join()

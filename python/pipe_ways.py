"""Two processes that main has started, neither of which is the other's parent, and a pipe."""

from multiprocessing import Pipe, Process, Queue, set_start_method


def ask(end, heard):
    end.send("1A")
    heard.put(end.recv())


def answer(end):
    end.send(f"{end.recv()} is yours")


if __name__ == "__main__":
    set_start_method("spawn")
    one, other = Pipe()
    heard = Queue()
    sisters = [Process(target=ask, args=(one, heard)), Process(target=answer, args=(other,))]
    for sister in sisters:
        sister.start()
    answered = heard.get() == "1A is yours"
    for sister in sisters:
        sister.join()
    print("Pipe():", "both ways" if answered else "one way")
    reader, writer = Pipe(duplex=False)
    try:
        reader.send("yours")
    except OSError as error:
        print(f"Pipe(duplex=False): {type(error).__name__}: {error}")

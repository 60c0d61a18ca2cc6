"""A child changes a variable: by each of the two usual ways to start a child."""

from multiprocessing import get_context

left = 10


def sell_all(answers):
    global left
    found = left
    left = 0
    answers.put((found, left))


if __name__ == "__main__":
    left = 5
    for method in ("fork", "spawn"):
        context = get_context(method)
        answers = context.SimpleQueue()
        child = context.Process(target=sell_all, args=(answers,))
        child.start()
        found, now = answers.get()
        child.join()
        print(f"{method}: the child found {found} and set it to {now}; main still has {left}")

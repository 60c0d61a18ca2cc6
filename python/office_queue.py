"""One seller owns the count; the buyers ask through a queue, and are answered through others."""

from multiprocessing import Process, Queue, set_start_method

BUYERS = 3


def buy(buyer, requests, answers, sold):
    requests.put(buyer)
    sold.put(answers.get() == "bought")


def sell(requests, answers):
    count = 1
    for _ in range(BUYERS):
        buyer = requests.get()
        answers[buyer].put("bought" if count > 0 else "sold out")
        count = max(0, count - 1)


if __name__ == "__main__":
    set_start_method("spawn")
    requests, sold = Queue(), Queue()
    answers = [Queue() for _ in range(BUYERS)]
    seller = Process(target=sell, args=(requests, answers))
    buyers = [Process(target=buy, args=(n, requests, answers[n], sold)) for n in range(BUYERS)]
    for process in [seller, *buyers]:
        process.start()
    have = sum(sold.get() for _ in range(BUYERS))
    for process in [seller, *buyers]:
        process.join()
    print(f"{have} has a ticket, there was 1")

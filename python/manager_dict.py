"""Two processes sell a ticket each, and count in a manager's dict: get, then set.

A barrier stands between the two, so that both have got before either sets.
"""

from multiprocessing import Barrier, Manager, Process, set_start_method


def sell(office, both_have_read):
    sold = office["sold"]
    both_have_read.wait()
    office["sold"] = sold + 1


if __name__ == "__main__":
    set_start_method("spawn")
    with Manager() as manager:
        office, both_have_read = manager.dict(sold=0), Barrier(2)
        sellers = [Process(target=sell, args=(office, both_have_read)) for _ in range(2)]
        for seller in sellers:
            seller.start()
        for seller in sellers:
            seller.join()
        print(f"sold: {office['sold']}, of 2 tickets")

"""Two processes add 1 to a Value: in two steps with a barrier between them, and with its lock."""

from multiprocessing import Barrier, Process, Value, set_start_method


def add_in_two_steps(total, both_have_read):
    before = total.value
    both_have_read.wait()
    total.value = before + 1


def add_with_lock(total):
    with total.get_lock():
        total.value += 1


def run(target, *args):
    total = Value("i", 0)
    adders = [Process(target=target, args=(total, *args)) for _ in range(2)]
    for adder in adders:
        adder.start()
    for adder in adders:
        adder.join()
    return total.value


if __name__ == "__main__":
    set_start_method("spawn")
    print(f"two steps: {run(add_in_two_steps, Barrier(2))}, of 2")
    print(f"with total.get_lock(): {run(add_with_lock)}, of 2")

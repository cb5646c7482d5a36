"""What all suites share: programs that they start meet every signal as from a terminal."""
import signal


def start_programs_with_default_signals() -> None:
    """Who runs tests in the background of a script, or behind `nohup`, has them ignore some signals, and so would every
    program that they start. A signal that is caught here is at its default there, and still ends nothing here.
    """
    for number in signal.valid_signals():
        # The last two Python puts right itself, in what it starts.
        if signal.getsignal(number) == signal.SIG_IGN and number not in [signal.SIGPIPE, signal.SIGXFSZ]:
            signal.signal(number, lambda *_: None)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])


start_programs_with_default_signals()

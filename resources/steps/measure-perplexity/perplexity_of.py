import math


def perplexity(loss):
    """Of a mean negative log-likelihood in nats; None for none, and where a float holds it no more."""
    return math.exp(loss) if loss is not None and loss < 700 else None

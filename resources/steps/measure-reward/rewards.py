"""What a head that classifies sequences needs and gives. Needs torch alone."""

import torch


def padding_token(own, vocabulary, exchanges):
    """The id of a token that no exchange holds: the head looks for the last token before the padding.

    The model's own where it will do. Without one, or with one that texts hold too, an exchange would be read to a wrong
    end, and its reward would be another's.
    """
    used = {token for exchange in exchanges for token in exchange}
    if own is not None and own not in used:
        return own
    return next(token for token in range(vocabulary - 1, -1, -1) if token not in used)


def scalars(logits):
    """Of logits [rows, 1] as numbers; None for one that is not finite."""
    values = logits[:, 0].float()
    return [value if finite else None for value, finite in zip(values.tolist(), torch.isfinite(values).tolist())]

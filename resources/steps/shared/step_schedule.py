"""The learning rate of torch's StepLR with one step an epoch, told by steps of the optimiser."""


def step_schedule(steps_per_epoch, gamma, warmup=0):
    """What the learning rate is multiplied by at a step (from 0): gamma^(whole epochs before it), rising at first."""

    def factor(step):
        rise = min(1.0, (step + 1) / warmup) if warmup > 0 else 1.0
        # A little more than the step, so that an epoch's end is not missed by the last bit of a quotient.
        return rise * gamma ** int((step + 1e-6) / steps_per_epoch)

    return factor

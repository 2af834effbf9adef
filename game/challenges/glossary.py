"""The words of membrane physiology, each in one sentence."""

from typing import Final

from game.words import _

TERMS: Final[tuple[tuple[str, str], ...]] = (
    (_("Action potential"), _("A quick swing of the voltage to positive and back, made by gated channels.")),
    (_("Active transport"), _("Moving something up its gradient, which costs energy.")),
    (_("ATP"), _("The molecule whose splitting pays for each turn of the pump.")),
    (_("Capacitance"), _("How much charge the membrane holds apart for each volt across it.")),
    (_("Concentration"), _("How much of a substance there is in a volume, often in mM.")),
    (_("Depolarisation"), _("The voltage becomes less negative than at rest.")),
    (_("Donnan equilibrium"), _("The share of ions on two sides when some charged molecules cannot cross.")),
    (_("Driving force"), _("How far the voltage is from an ion's Nernst potential.")),
    (_("Electrode"), _("A fine probe that reads the voltage, or puts charge in.")),
    (_("Equilibrium"), _("As much goes one way as the other, and no energy is spent to keep it so.")),
    (_("Gated channel"), _("A channel that opens and closes, by voltage or by a messenger molecule.")),
    (_("GHK equation"), _("It gives the voltage from the permeabilities and concentrations of several ions.")),
    (_("Graded potential"), _("A small change of voltage that grows with its cause and fades as it spreads.")),
    (_("Gradient"), _("A difference from one place to another, in concentration or in voltage.")),
    (_("Hyperpolarisation"), _("The voltage becomes more negative than at rest.")),
    (_("Ion"), _("An atom or molecule that carries a charge.")),
    (_("Leak channel"), _("A channel that is open at rest and lets one kind of ion through.")),
    (_("Membrane"), _("The thin double layer of lipids around a cell, which ions cannot cross by themselves.")),
    (_("Membrane potential"), _("The voltage inside the cell compared with outside.")),
    (_("Nernst potential"), _("The voltage at which an ion has no net flow through an open channel.")),
    (_("Osmosis"), _("Water moves through a membrane to where more is dissolved.")),
    (_("Ouabain"), _("A plant poison that binds to the pump from outside and stops it.")),
    (_("Passive transport"), _("Moving down a gradient, which costs the cell no energy.")),
    (_("Permeability"), _("How easily an ion crosses the membrane.")),
    (_("Pump"), _("A protein that carries 3 Na⁺ out and 2 K⁺ in for each ATP.")),
    (
        _("Refractory period"),
        _("A short time after an action potential when another is hard to start."),
    ),
    (
        _("Resting potential"),
        _("The steady voltage of a cell that is not signalling: about −70 mV in a neuron."),
    ),
    (_("Steady state"), _("Nothing changes, because flows balance, but energy is spent to keep it so.")),
    (_("Threshold"), _("The voltage at which an action potential starts by itself.")),
    (_("Time constant"), _("The time in which a change of voltage gets 63 % of its way.")),
    (_("Trapped anion"), _("A negative molecule, such as a protein, that cannot leave the cell.")),
)
"""Word and sentence, in the order of the alphabet."""

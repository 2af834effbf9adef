"""The words of membrane physiology, each in one sentence."""

from typing import Final

from game.words import N_

TERMS: Final[tuple[tuple[str, str], ...]] = (
    (N_("Action potential"), N_("A quick swing of the voltage to positive and back, made by gated channels.")),
    (N_("Active transport"), N_("Moving something up its gradient, which costs energy.")),
    (N_("ATP"), N_("The molecule whose splitting pays for each turn of the pump.")),
    (N_("Capacitance"), N_("How much charge the membrane holds apart for each volt across it.")),
    (N_("Concentration"), N_("How much of a substance there is in a volume, often in mM.")),
    (N_("Depolarisation"), N_("The voltage becomes less negative than at rest.")),
    (N_("Donnan equilibrium"), N_("The share of ions on two sides when some charged molecules cannot cross.")),
    (N_("Driving force"), N_("How far the voltage is from an ion's Nernst potential.")),
    (N_("Electrode"), N_("A fine probe that reads the voltage, or puts charge in.")),
    (N_("Equilibrium"), N_("As much goes one way as the other, and no energy is spent to keep it so.")),
    (N_("Gated channel"), N_("A channel that opens and closes, by voltage or by a messenger molecule.")),
    (N_("GHK equation"), N_("It gives the voltage from the permeabilities and concentrations of several ions.")),
    (N_("Graded potential"), N_("A small change of voltage that grows with its cause and fades as it spreads.")),
    (N_("Gradient"), N_("A difference from one place to another, in concentration or in voltage.")),
    (N_("Hyperpolarisation"), N_("The voltage becomes more negative than at rest.")),
    (N_("Ion"), N_("An atom or molecule that carries a charge.")),
    (N_("Leak channel"), N_("A channel that is open at rest and lets one kind of ion through.")),
    (N_("Membrane"), N_("The thin double layer of lipids around a cell, which ions cannot cross by themselves.")),
    (N_("Membrane potential"), N_("The voltage inside the cell compared with outside.")),
    (N_("Nernst potential"), N_("The voltage at which an ion has no net flow through an open channel.")),
    (N_("Osmosis"), N_("Water moves through a membrane to where more is dissolved.")),
    (N_("Ouabain"), N_("A plant poison that binds to the pump from outside and stops it.")),
    (N_("Passive transport"), N_("Moving down a gradient, which costs the cell no energy.")),
    (N_("Permeability"), N_("How easily an ion crosses the membrane.")),
    (N_("Pump"), N_("A protein that carries 3 Na⁺ out and 2 K⁺ in for each ATP.")),
    (
        N_("Refractory period"),
        N_("A short time after an action potential when another is hard to start."),
    ),
    (
        N_("Resting potential"),
        N_("The steady voltage of a cell that is not signalling: about −70 mV in a neuron."),
    ),
    (N_("Steady state"), N_("Nothing changes, because flows balance, but energy is spent to keep it so.")),
    (N_("Threshold"), N_("The voltage at which an action potential starts by itself.")),
    (N_("Time constant"), N_("The time in which a change of voltage gets 63 % of its way.")),
    (N_("Trapped anion"), N_("A negative molecule, such as a protein, that cannot leave the cell.")),
)
"""Word and sentence, in the order of the English alphabet; both go through `game.words._` where they are shown."""

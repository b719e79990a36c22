package dev.mcpctl.diagnose;

/** A server that is looked at, with what is known of it so far. For one thread. */
abstract class Patient {

    private final Doctor.Opener opener;
    private boolean lost;

    Patient(Doctor.Opener opener) {
        this.opener = opener;
    }

    Doctor.Opener opener() {
        return opener;
    }

    void note(Finding finding) {
        lost |= finding.mark() == Finding.Mark.FAIL;
    }

    /** Whether a step failed on which the rest depends. */
    boolean lost() {
        return lost;
    }
}

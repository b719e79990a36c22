package dev.mcpctl.process;

/**
 * A name that somebody may have meant.
 *
 * @param distance how many letters have to be inserted, removed, replaced or swapped with their neighbour
 */
record NearName(int distance, String name, int wantedLength) implements Comparable<NearName> {

    static NearName between(String wanted, String name) {
        if (Math.abs(wanted.length() - name.length()) > 2) {
            return new NearName(Integer.MAX_VALUE, name, wanted.length());
        }
        return new NearName(distance(wanted, name), name, wanted.length());
    }

    /** One letter of three may be wrong, two at most; a shorter name may be anything. */
    boolean isNear() {
        return distance <= Math.min(2, wantedLength / 3);
    }

    @Override
    public int compareTo(NearName other) {
        int byDistance = Integer.compare(distance, other.distance);
        return byDistance != 0 ? byDistance : name.compareTo(other.name);
    }

    private static int distance(String wanted, String name) {
        int[] before = new int[name.length() + 1];
        int[] above = new int[name.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= wanted.length(); row++) {
            int[] current = new int[name.length() + 1];
            current[0] = row;
            for (int column = 1; column < current.length; column++) {
                boolean same = wanted.charAt(row - 1) == name.charAt(column - 1);
                int replaced = above[column - 1] + (same ? 0 : 1);
                int shifted = Math.min(above[column], current[column - 1]) + 1;
                current[column] = Math.min(replaced, shifted);
                if (isSwap(wanted, row, name, column)) {
                    current[column] = Math.min(current[column], before[column - 2] + 1);
                }
            }
            before = above;
            above = current;
        }
        return above[name.length()];
    }

    private static boolean isSwap(String wanted, int row, String name, int column) {
        return row > 1
                && column > 1
                && wanted.charAt(row - 1) == name.charAt(column - 2)
                && wanted.charAt(row - 2) == name.charAt(column - 1);
    }
}

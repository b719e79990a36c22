package okhttp3;

/** Stands for the library in the proof that a rule can fail. */
public final class PlantedClient {}

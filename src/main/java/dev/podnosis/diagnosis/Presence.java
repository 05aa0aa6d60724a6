package dev.podnosis.diagnosis;

/** Whether something is there, as far as was seen. */
public enum Presence {
  PRESENT,
  ABSENT,
  UNKNOWN
}

/**
 * What the command {@code doctor} looks at, and how it judges what it sees: an {@link Examination}
 * of each area reads and changes nothing; its judgement is a pure function.
 */
@NullMarked
package ecrimagecleanup.doctor;

import org.jspecify.annotations.NullMarked;

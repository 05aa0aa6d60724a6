/**
 * What the screens share.
 *
 * <p>A screen is a {@link dev.podnosis.ui.common.Screen}; it is made from a {@link
 * dev.podnosis.ui.common.ScreenContext} and keeps what it shows in a view model of properties.
 * Words come from {@link dev.podnosis.ui.common.Messages}, work goes through {@link
 * dev.podnosis.ui.common.Background}, never another way.
 *
 * <table>
 * <caption>What there is</caption>
 * <tr><th>for</th><th>use</th></tr>
 * <tr><td>text</td><td>{@code Labels}, {@code MiddleEllipsis} (pods, nodes), {@code Printable} (text
 * from a cluster), {@code KeyHint}, {@code NumberTag}</td></tr>
 * <tr><td>states</td><td>{@code Status}, {@code StatusGlyph}, {@code Badge}, {@code CheckRow}, {@code
 * LookupStrip}, {@code ProgressLine}, {@code Callout}, {@code StateView} (empty, error)</td></tr>
 * <tr><td>parts of a page</td><td>{@code Card}, {@code SectionHeader}, {@code Rows}, {@code Facts},
 * {@code EqualColumns}, {@code Dividers}</td></tr>
 * <tr><td>choosing</td><td>{@code Buttons}, {@code CopyButton}, {@code Segments}, {@code ChoiceCard}
 * with {@code Choices}, {@code TagField}, {@code Chip}</td></tr>
 * <tr><td>code</td><td>{@code CodeBlock}, {@code DiffView}, {@code Clip}</td></tr>
 * <tr><td>over the window</td><td>{@code Overlay} with {@code DialogCard}, {@code Toasts}, {@code
 * Palette}</td></tr>
 * <tr><td>the bars</td><td>{@code ShellState}; {@code ShellState.discreet} for every name and address
 * shown</td></tr>
 * <tr><td>looks</td><td>{@code Icons}, {@code Appearance}, {@code Theme}, {@code Fonts}</td></tr>
 * </table>
 *
 * <p>Style classes for JavaFX's own controls: text {@code title section card-title body lead
 * secondary hint micro figure mono code strong medium big-figure}, {@code text-ok text-problem
 * text-attention text-inconclusive text-accent}; tables {@code dense} (28 px rows), {@code
 * two-line} (47 px), {@code edge-to-edge}, columns {@code right}. Colours only by the names in
 * {@code podnosis-light.css} and {@code podnosis-dark.css}.
 */
@NullMarked
package dev.podnosis.ui.common;

import org.jspecify.annotations.NullMarked;

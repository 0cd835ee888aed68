using Updaters.Text;

namespace Updaters.Docs;

/// <summary>A value that a document gives a name to: a key of a front matter, an attribute of AsciiDoc, a substitution of reStructuredText.</summary>
/// <param name="Value">Where the value stands, without quotes.</param>
/// <param name="Line">The line of the definition.</param>
/// <param name="ByName">Whether the name may tie the value: no, where documents give such names freely, so that only a comment does.</param>
internal sealed record NamedValue(string Name, TextSpan Value, TextSpan Line, bool ByName);

using Updaters.Text;

namespace Updaters.Docs;

/// <summary>A block with a title of its own: an admonition, a listing, a tab.</summary>
internal readonly record struct Titled(TextSpan Content, string Title);

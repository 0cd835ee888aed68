using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>A hash that a command checks a download with.</summary>
/// <param name="Uses">What of the file the download's URL is made of: the hash is a pin of each reference there.</param>
internal sealed record CheckedDownload(Pin Pin, IReadOnlyList<TextSpan> Uses);

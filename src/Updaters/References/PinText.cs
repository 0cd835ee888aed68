using System.Text.RegularExpressions;
using Updaters.PipRequirements;

namespace Updaters.References;

/// <summary>What a pin is to be once the version beside it has moved. Only the strict forms are ever written: the values are foreign.</summary>
public static partial class PinText
{
    /// <param name="values">What is true for the new version: one digest, SHA or sha256; of a list of hashes, the sha256 of each file.</param>
    /// <returns>Null where the values do not have the pin's form, or the pin is of a form that cannot be written anew.</returns>
    public static string? For(Pin pin, IReadOnlyList<string> values) => pin.Kind switch
    {
        PinKind.ImageDigest => values is [var digest] && ImageDigest().IsMatch(digest) ? digest : null,
        PinKind.CommitSha => values is [var sha] && CommitSha().IsMatch(sha) ? sha : null,
        PinKind.FileSha256 => values is [var hash] && Sha256().IsMatch(hash) ? InCaseOf(pin.Current, hash) : null,
        PinKind.HashList => values.Count > 0 && values.All(value => Sha256().IsMatch(value)) ? HashOptions.Rewrite(pin.Current, values) : null,
        PinKind.FileHash => null,
        _ => throw new ArgumentOutOfRangeException(nameof(pin), pin.Kind, "unknown kind of pin"),
    };

    private static string InCaseOf(string old, string hash) => old.Any(char.IsAsciiLetterUpper) ? hash.ToUpperInvariant() : hash;

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ImageDigest();

    [GeneratedRegex(@"\A[0-9a-f]{40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CommitSha();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}

using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>The hashes that an instruction checks its downloads with: they are true for one version alone.</summary>
internal static partial class FileHashes
{
    /// <summary>The references found in the instruction's URLs, with the hashes that stand beside them; none where a hash is given that cannot be read.</summary>
    public static IEnumerable<Reference> Pinned(Instruction instruction, string text, IReadOnlyList<Reference> downloads)
    {
        if (downloads.Count == 0 || instruction.Keyword is not ("ADD" or "RUN"))
            return downloads;
        List<Pin> pins = [.. instruction.AllLines.SelectMany(line => HashesIn(line, text))];
        if (instruction.Keyword == "ADD" && pins.Count == 0 && HasChecksum(instruction, text))
            return [];
        return pins.Count == 0 ? downloads : downloads.Select(reference => reference with { Pins = [.. reference.Pins, .. pins] });
    }

    private static IEnumerable<Pin> HashesIn(TextSpan line, string text) =>
        from match in Sha256().Matches(line.Of(text))
        select new Pin(new TextSpan(line.Start + match.Index, match.Length), PinKind.FileSha256, match.Value);

    private static bool HasChecksum(Instruction instruction, string text)
    {
        var arguments = instruction.Arguments(text);
        return Words.In(arguments, instruction.Escape).Any(word => arguments.ToString(word).StartsWith("--checksum", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z_/]|@sha256:)[0-9a-f]{64}(?![0-9A-Za-z_])", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}

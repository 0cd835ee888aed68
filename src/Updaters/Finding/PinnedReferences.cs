using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Gives references the hashes that files check their downloads with: a version is right only together with them.</summary>
internal static partial class PinnedReferences
{
    /// <summary>No version is longer.</summary>
    private const int LongestVersion = 512;

    /// <summary>A version has one hash for each system that its file is for.</summary>
    private const int MostHashes = 50;

    /// <summary>With the name of its kind before it.</summary>
    private const int LongestHash = 140;
    private const int ShortestHash = 32;

    /// <summary>What the name of a hash's variable has.</summary>
    private static readonly SearchValues<string> HashWords = SearchValues.Create(["sha", "checksum", "hash", "digest", "md5"], StringComparison.OrdinalIgnoreCase);

    /// <param name="found">In the order of the text.</param>
    /// <param name="downloads">What the file's commands check.</param>
    /// <param name="variables">
    /// The file's variables in the parts of which this holds (and in others, if that is easier), in their order. Their names tie a hash to a version
    /// where no command does: <c>TOOL_SHA256</c> beside <c>TOOL_VERSION</c>.
    /// </param>
    public static IReadOnlyList<Reference> Of(
        string text, IReadOnlyList<Reference> found, IReadOnlyList<CheckedDownload> downloads, Func<Func<TextSpan, bool>, IEnumerable<(string Name, TextSpan Value)>> variables)
    {
        var pins = new Dictionary<int, List<Pin>>();
        foreach (var download in downloads)
        {
            foreach (var index in download.Uses.SelectMany(use => Overlapped(found, use)).Distinct().Where(index => StandsBeside(found[index], download.Pin)))
                Add(pins, index, download.Pin);
        }
        var known = new SpanSet([.. pins.Values.SelectMany(list => list).Select(pin => pin.Span), .. found.SelectMany(reference => reference.Pins).Select(pin => pin.Span)]);
        foreach (var (index, pin) in ByName(text, found, variables))
        {
            if (!known.Overlaps(pin.Span) && StandsBeside(found[index], pin))
                Add(pins, index, pin);
        }
        return pins.Count == 0 ? found : [.. found.Select((reference, index) => pins.TryGetValue(index, out var own) ? With(reference, own) : reference)];
    }

    /// <summary>What stands where a hash should may itself read as a version; a place cannot move with itself.</summary>
    private static bool StandsBeside(Reference reference, Pin pin) => !pin.Span.Overlaps(reference.Span);

    private static void Add(Dictionary<int, List<Pin>> pins, int index, Pin pin)
    {
        if (!pins.TryGetValue(index, out var list))
            pins[index] = list = [];
        list.Add(pin);
    }

    /// <summary>A hash that several commands take for that of different files is that of none.</summary>
    private static Reference With(Reference reference, List<Pin> pins) => reference with
    {
        Pins =
        [
            .. reference.Pins,
            .. from pin in pins
               where !reference.Pins.Any(own => own.Span == pin.Span)
               group pin by pin.Span into places
               select places.Any(pin => pin.File?.Text != places.First().File?.Text) ? places.First() with { File = null } : places.First(),
        ],
    };

    private static IEnumerable<int> Overlapped(IReadOnlyList<Reference> found, TextSpan use)
    {
        var (low, high) = (0, found.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (found[middle].Span.Start < use.Start - LongestVersion)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < found.Count && found[low].Span.Start < use.End; low++)
        {
            if (found[low].Span.Overlaps(use))
                yield return low;
        }
    }

    /// <summary>Variables that hold a hash, and the references that stand in the variable of that name.</summary>
    private static IEnumerable<(int Index, Pin Pin)> ByName(
        string text, IReadOnlyList<Reference> found, Func<Func<TextSpan, bool>, IEnumerable<(string Name, TextSpan Value)>> variables)
    {
        if (found.Count == 0)
            return [];
        var hashes = (
            from variable in variables(part => CheckedDownloads.HasHash(text.AsSpan(part.Start, part.Length)) && text.AsSpan(part.Start, part.Length).ContainsAny(HashWords))
            where variable.Value.Length is >= ShortestHash and <= LongestHash
            let value = HashValue().Match(text, variable.Value.Start, variable.Value.Length)
            where value.Success
            let hash = HashVariable().Match(variable.Name)
            where hash.Success
            let span = new TextSpan(value.Groups["hash"].Index, value.Groups["hash"].Length)
            select (hash.Groups["stem"].Value, Pin: new Pin(span, span.Length == 64 ? PinKind.FileSha256 : PinKind.FileHash, span.Of(text)))).ToLookup(hash => hash.Value, hash => hash.Pin);
        return hashes.Count == 0 ? [] :
            from variable in variables(part => Overlapped(found, part).Any())
            from index in Overlapped(found, variable.Value)
            let stem = VersionVariable().Match(variable.Name)
            where stem.Success && hashes.Contains(stem.Groups["stem"].Value)
            from pin in hashes[stem.Groups["stem"].Value].Take(MostHashes)
            select (index, pin);
    }

    [GeneratedRegex(@"\A(?<stem>[A-Za-z0-9_.-]*?)_?(?:SHA|CHECKSUM|HASH|DIGEST|MD5)[A-Z0-9_]*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex HashVariable();

    [GeneratedRegex(@"\A(?<stem>[A-Za-z0-9_.-]*?)_?(?:VERSION|VER|TAG|REF|RELEASE)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VersionVariable();

    [GeneratedRegex(@"\A(?:sha(?:256|512)[:=])?(?<hash>(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}))\z", RegexOptions.CultureInvariant)]
    private static partial Regex HashValue();
}

using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>Finds the upstreams' images in <c>FROM</c> lines, and the <c>ARG</c> defaults above the first <c>FROM</c> that feed them.</summary>
/// <remarks>
/// Stage names need no bookkeeping: they can hold neither a colon nor a slash, so none of them reads as an image with a tag.
/// </remarks>
internal sealed class BaseImages
{
    private readonly FileText _file;
    private readonly ImageIndex _images;
    private readonly Dictionary<string, SourcedText> _arguments = new(StringComparer.Ordinal);
    private readonly List<Reference> _found = [];
    private readonly HashSet<int> _usedElsewhere = [];

    private BaseImages(FileText file, ImageIndex images) => (_file, _images) = (file, images);

    public static IReadOnlyList<Reference> Find(FileText file, IReadOnlyList<Instruction> instructions, ImageIndex images)
    {
        var search = new BaseImages(file, images);
        foreach (var argument in instructions.TakeWhile(instruction => instruction.Keyword != "FROM"))
            search.ReadArgument(argument);
        foreach (var from in instructions.Where(instruction => instruction.Keyword == "FROM"))
            search.ReadFrom(from);
        // A default that also feeds another image cannot move without moving that one.
        return [.. search._found.Where(reference => !Enumerable.Range(reference.Span.Start, reference.Span.Length).Any(search._usedElsewhere.Contains))];
    }

    private void ReadArgument(Instruction instruction)
    {
        if (instruction.Keyword != "ARG")
            return;
        foreach (var variable in Variable.In(instruction, _file.Text))
        {
            var value = variable.Value is { } word ? new WordExpansion(instruction.Escape, _arguments.GetValueOrDefault).Expand(word) : null;
            _arguments.Remove(variable.Name);
            if (value is not null)
                _arguments[variable.Name] = value;
        }
    }

    private void ReadFrom(Instruction instruction)
    {
        var arguments = instruction.Arguments(_file.Text);
        var words = Words.In(arguments, instruction.Escape);
        var image = words.SkipWhile(word => arguments.ToString(word).StartsWith("--", StringComparison.Ordinal)).FirstOrDefault();
        if (image.Length == 0)
            return;
        var written = arguments.Slice(image.Start, image.End);
        if (new WordExpansion(instruction.Escape, _arguments.GetValueOrDefault).Expand(written) is { } expanded)
        {
            var references = ReferencesIn(expanded);
            _found.AddRange(references);
            NoteOtherUses(expanded, references);
        }
        if (new WordExpansion(instruction.Escape, _arguments.GetValueOrDefault, preferDefault: true).Expand(written) is { } withDefaults)
            _found.AddRange(ReferencesIn(withDefaults));
    }

    private void NoteOtherUses(SourcedText expanded, IReadOnlyList<Reference> references)
    {
        for (var i = 0; i < expanded.Length; i++)
        {
            var origin = expanded.OriginAt(i);
            if (!references.Any(reference => reference.Span.Start <= origin && origin < reference.Span.End))
                _usedElsewhere.Add(origin);
        }
    }

    private List<Reference> ReferencesIn(SourcedText expanded)
    {
        if (!ImageReference.TryParse(expanded.ToString(), out var image) || VersionIn(expanded, image.Tag) is not { } version)
            return [];
        Pin[] pins = [];
        if (image.Digest is { } digest)
        {
            // A digest that is put together from parts cannot be replaced.
            if (expanded.SourceOf(digest) is not { } source)
                return [];
            pins = [new Pin(source, PinKind.ImageDigest, source.Of(_file.Text))];
        }
        // Where text stands beside the version, the version alone is not a tag of the image.
        var kind = version.Length == image.Tag.Length ? ReferenceKind.Image : ReferenceKind.Value;
        var tag = image.Tag.Of(expanded.ToString());
        var current = version.Of(_file.Text);
        var at = tag.IndexOf(current, StringComparison.Ordinal);
        var published = at < 0 ? null : new Publication.ImageTag(image.Name, tag[..at], tag[(at + current.Length)..]);
        return [.. from named in _images.Named(image.Name)
                   select new Reference(named.Id, _file.Path, version, current, kind, new Tie.ByName(named.Name, image.Name), pins) { PublishedAs = published }];
    }

    /// <summary>Where the file holds the version of a tag that may be put together: <c>v${TAG}-slim</c>. Null where it is not one piece.</summary>
    private static TextSpan? VersionIn(SourcedText expanded, TextSpan tag)
    {
        var pieces = expanded.PiecesOf(tag);
        var versions = pieces.Where(piece => StartsVersion(expanded.ToString(piece))).ToList();
        if (pieces.Count == 1)
            return expanded.SourceOf(tag);
        if (versions.Count == 0)
            return null;
        var version = versions[0];
        var before = expanded.ToString(TextSpan.FromBounds(tag.Start, version.Start));
        var after = expanded.ToString(TextSpan.FromBounds(version.End, tag.End));
        return before.AsSpan().ContainsAnyInRange('0', '9') || !IsSuffix(after) ? null : expanded.SourceOf(version);
    }

    private static bool StartsVersion(string piece) =>
        char.IsAsciiDigit(piece[0]) || (piece.Length > 1 && piece[0] is 'v' or 'V' && char.IsAsciiDigit(piece[1]));

    private static bool IsSuffix(string text) => text.Length == 0 || (text.Length > 1 && text[0] == '-' && char.IsAsciiLetter(text[1]));
}

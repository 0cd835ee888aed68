using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>Reads the instructions as the build does, with their variables put in: what they lead to, and the hashes that they check.</summary>
internal sealed class ExpandedInstructions
{
    private readonly FileText _file;
    private readonly IReadOnlyList<Upstream> _upstreams;
    private readonly Leads _leads;
    private readonly BuildVariables _variables;
    private readonly List<Reference> _found = [];
    private readonly List<CheckedDownload> _downloads = [];
    private readonly List<TextSpan> _usedForOtherImages = [];
    private readonly List<TextSpan> _usedForOtherRepositories = [];
    private readonly Lazy<SpanSet> _ofOtherRepositories;
    private readonly Lazy<SpanSet> _ofUpstreams;

    /// <summary>The variables so far that may name an upstream, so that any use of them may.</summary>
    private readonly HashSet<string> _leading = new(StringComparer.Ordinal);

    private ExpandedInstructions(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        (_file, _upstreams, _leads, _variables) = (file, upstreams, Leads.Of(upstreams), new BuildVariables(file.Text));
        _ofOtherRepositories = new(() => new SpanSet(_usedForOtherRepositories));
        _ofUpstreams = new(() => new SpanSet(_found.Select(reference => reference.Span)));
    }

    /// <summary>The hashes that instructions check.</summary>
    public IReadOnlyList<CheckedDownload> Downloads => _downloads;

    public static ExpandedInstructions Read(FileText file, IReadOnlyList<Instruction> instructions, IReadOnlyList<Upstream> upstreams)
    {
        var expanded = new ExpandedInstructions(file, upstreams);
        foreach (var instruction in instructions)
        {
            if (instruction.Keyword == "FROM")
                expanded.ReadFrom(instruction);
            else if (instruction.IsSearched)
                expanded.ReadText(instruction);
            expanded._variables.Pass(instruction);
        }
        return expanded;
    }

    /// <summary>Whether what was found otherwise holds: a value that makes up URLs of another repository alone is not tied by its variable's default name.</summary>
    public bool Allows(Reference reference) =>
        reference.Tie is not Tie.ByName { Name.Source: NameSource.Default }
        || !_ofOtherRepositories.Value.Overlaps(reference.Span)
        || _ofUpstreams.Value.Overlaps(reference.Span);

    /// <summary>What the texts lead to. A value that also feeds another image, or another repository's URL, cannot move without moving those.</summary>
    public IReadOnlyList<Reference> Found()
    {
        var images = new SpanSet(_usedForOtherImages);
        return _found.FindAll(reference => !images.Overlaps(reference.Span) && !_ofOtherRepositories.Value.Overlaps(reference.Span));
    }

    private void ReadFrom(Instruction instruction)
    {
        var arguments = instruction.Arguments(_file.Text);
        var image = Words.In(arguments, instruction.Escape).SkipWhile(word => arguments.Span[word.Start..word.End].StartsWith("--")).FirstOrDefault();
        if (image.Length == 0)
            return;
        var written = arguments.Slice(image.Start, image.End);
        if (Expand(written, prefersDefault: false) is { } expanded)
        {
            IReadOnlyList<Reference> references = _leads.In(expanded.Span) ? ComposedReferences.Find(_file, expanded, _upstreams) : [];
            _found.AddRange(references);
            if (written.Span.Contains('$'))
                _usedForOtherImages.AddRange(expanded.SourcesOf(new TextSpan(0, expanded.Length)).SelectMany(source => Without(source, references)));
        }
        if (written.Span.Contains('-') && Expand(written, prefersDefault: true) is { } withDefaults)
            _found.AddRange(ComposedReferences.Find(_file, withDefaults, _upstreams));

        SourcedText? Expand(SourcedText word, bool prefersDefault) =>
            new VariableExpansion(ExpansionRules.Builder, instruction.Escape, _variables.GlobalValueOf) { PrefersDefault = prefersDefault }.Expand(word);
    }

    /// <summary>What of the source is no reference.</summary>
    private static IEnumerable<TextSpan> Without(TextSpan source, IReadOnlyList<Reference> references)
    {
        var start = source.Start;
        foreach (var span in references.Select(reference => reference.Span).Where(source.Overlaps).OrderBy(span => span.Start))
        {
            if (span.Start > start)
                yield return TextSpan.FromBounds(start, span.Start);
            start = Math.Max(start, span.End);
        }
        if (start < source.End)
            yield return TextSpan.FromBounds(start, source.End);
    }

    private void ReadText(Instruction instruction)
    {
        var hasVariable = instruction.AllLines.Any(line => _file.Text.AsSpan(line.Start, line.Length).Contains('$'));
        var hasLead = instruction.AllLines.Any(line => _leads.In(_file.Text.AsSpan(line.Start, line.Length)))
            || (hasVariable && instruction.AllLines.Any(line => Leads.Uses(_file.Text.AsSpan(line.Start, line.Length), _leading)));
        if (hasLead && instruction.Keyword is "ARG" or "ENV")
            _leading.UnionWith(Variable.In(instruction, _file.Text).Select(variable => variable.Name));
        var leads = hasVariable && hasLead;
        var checksHash = instruction.Keyword is "RUN" or "ADD"
            && (hasLead || instruction.AllLines.Any(line => Leads.OfHashIn(_file.Text.AsSpan(line.Start, line.Length))));
        if (!leads && !checksHash)
            return;
        var written = instruction.WholeText(_file.Text);
        var text = hasVariable ? ShellVariables.Expand(written, _variables.ValueOf) : written;
        if (checksHash)
            _downloads.AddRange(CheckedDownloads.In(text));
        if (instruction.Keyword == "ADD" && checksHash)
            _downloads.AddRange(UnreadableChecksum.In(_file.Text, instruction, text));
        if (!leads)
        {
            _found.AddRange(ComposedReferences.Clones(_file, text, _upstreams));
            return;
        }
        _found.AddRange(ComposedReferences.Find(_file, text, _upstreams));
        _usedForOtherRepositories.AddRange(ComposedReferences.UsedForOthers(text, _upstreams));
        if (written.Span.Contains(":-", StringComparison.Ordinal))
            _found.AddRange(ComposedReferences.Find(_file, ShellVariables.Expand(written, _variables.ValueOf, prefersDefault: true), _upstreams));
    }
}

using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>Reads the instructions as the build does, with their variables put in: what they lead to, and the hashes that they check.</summary>
internal sealed class ExpandedInstructions
{
    private readonly FileText _file;
    private readonly IReadOnlyList<Instruction> _instructions;
    private readonly IReadOnlyList<Upstream> _upstreams;
    private readonly Leads _leads;
    private readonly List<Reference> _found = [];
    private readonly List<(int Instruction, CheckedDownload Download)> _downloads = [];
    private readonly List<TextSpan> _usedForOtherImages = [];
    private readonly List<TextSpan> _usedForOtherRepositories = [];
    private readonly Lazy<SpanSet> _ofOtherRepositories;
    private readonly Lazy<SpanSet> _ofUpstreams;

    /// <summary>The places beside which all was read.</summary>
    private readonly HashSet<TextSpan> _places = [];

    /// <summary>Those that name no upstream, of which only those matter that share a version with one that does.</summary>
    private List<SurveyedInstruction> _others;

    private ExpandedInstructions(FileText file, IReadOnlyList<Instruction> instructions, IReadOnlyList<SurveyedInstruction> surveyed, IReadOnlyList<Upstream> upstreams)
    {
        (_file, _instructions, _upstreams, _leads) = (file, instructions, upstreams, Leads.Of(upstreams));
        _others = [.. surveyed.Where(instruction => !instruction.Has(InstructionTraits.Name))];
        _ofOtherRepositories = new(() => new SpanSet(_usedForOtherRepositories));
        _ofUpstreams = new(() => new SpanSet(_found.Select(reference => reference.Span)));
    }

    /// <summary>The hashes that instructions check, in the order of the text.</summary>
    public IReadOnlyList<CheckedDownload> Downloads => [.. _downloads.OrderBy(found => found.Instruction).Select(found => found.Download)];

    /// <summary>What the texts lead to, before <see cref="Found"/> leaves out what others need.</summary>
    public IReadOnlyList<Reference> Candidates => _found;

    public static ExpandedInstructions Read(FileText file, IReadOnlyList<Instruction> instructions, NamedParts names, IReadOnlyList<Upstream> upstreams)
    {
        var surveyed = new InstructionSurvey(file.Text, names, NameSearch.For(upstreams).Joints, Leads.Of(upstreams)).Of(instructions);
        var expanded = new ExpandedInstructions(file, instructions, surveyed, upstreams);
        expanded.Read([.. surveyed.Where(instruction => instruction.Has(InstructionTraits.Name))]);
        return expanded;
    }

    /// <summary>Reads what stands beside the references: hashes that are checked with their versions, and other images and URLs that take up their values.</summary>
    /// <param name="found">All that was found so far, by whatever finder.</param>
    public void ReadBeside(IEnumerable<Reference> found)
    {
        var places = new SpanSet(found.Select(reference => reference.Span).Where(_places.Add));
        if (places.IsEmpty || _others.Count == 0)
            return;
        var carrying = Carrying(places);
        var beside = _others.ToLookup(other => other.Instruction.AllLines.Any(line => places.Overlaps(line) || Leads.Uses(Of(line), carrying)));
        Read([.. beside[true]]);
        _others = [.. beside[false]];
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

    /// <summary>The variables whose values have one of the places in them, be it through others.</summary>
    private HashSet<string> Carrying(SpanSet places)
    {
        HashSet<string> carrying = new(StringComparer.Ordinal);
        foreach (var instruction in _instructions)
        {
            if (instruction.SetsVariables && instruction.AllLines.Any(line => places.Overlaps(line) || Leads.Uses(Of(line), carrying)))
                carrying.UnionWith(Variable.In(instruction, _file.Text).Select(variable => variable.Name));
        }
        return carrying;
    }

    private ReadOnlySpan<char> Of(TextSpan span) => _file.Text.AsSpan(span.Start, span.Length);

    private void Read(List<SurveyedInstruction> instructions)
    {
        var variables = new BuildVariables(_file.Text);
        var needed = NeededInstructions.For(_file.Text, _instructions, instructions);
        foreach (var surveyed in instructions)
        {
            while (needed.TryPeek(out var passed) && passed < surveyed.Index)
                variables.Pass(_instructions[needed.Pop()]);
            if (surveyed.Instruction.Keyword == "FROM")
                ReadFrom(surveyed.Instruction, variables);
            else
                ReadText(surveyed, variables);
        }
    }

    private void ReadFrom(Instruction instruction, BuildVariables variables)
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
            new VariableExpansion(ExpansionRules.Builder, instruction.Escape, variables.GlobalValueOf) { PrefersDefault = prefersDefault }.Expand(word);
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

    private void ReadText(SurveyedInstruction surveyed, BuildVariables variables)
    {
        var instruction = surveyed.Instruction;
        var hasVariable = surveyed.Has(InstructionTraits.Variables);
        var leads = hasVariable && surveyed.Has(InstructionTraits.Lead);
        var written = instruction.WholeText(_file.Text);
        var text = hasVariable ? ShellVariables.Expand(written, variables.ValueOf) : written;
        if (instruction.Keyword is "RUN" or "ADD")
            _downloads.AddRange(CheckedDownloads.In(text).Select(download => (surveyed.Index, download)));
        if (instruction.Keyword == "ADD")
            _downloads.AddRange(UnreadableChecksum.In(_file.Text, instruction, text).Select(download => (surveyed.Index, download)));
        if (!leads)
        {
            _found.AddRange(ComposedReferences.Clones(_file, text, _upstreams));
            return;
        }
        _found.AddRange(ComposedReferences.Find(_file, text, _upstreams));
        _usedForOtherRepositories.AddRange(ComposedReferences.UsedForOthers(text, _upstreams));
        if (written.Span.Contains(":-", StringComparison.Ordinal))
            _found.AddRange(ComposedReferences.Find(_file, ShellVariables.Expand(written, variables.ValueOf, prefersDefault: true), _upstreams));
    }
}

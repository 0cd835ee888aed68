using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>Dockerfiles and Containerfiles: base images, <c>ARG</c> and <c>ENV</c> values, images, URLs and packages in the other instructions.</summary>
/// <remarks>Comments and <c>LABEL</c>s are left alone: they say what was, or what the image itself is.</remarks>
public sealed partial class DockerfileUpdater : IFileUpdater
{
    public string Name => "dockerfile";

    public bool Handles(string path)
    {
        var name = path.AsSpan()[(path.LastIndexOf('/') + 1)..];
        return IsOrExtends(name, "Dockerfile")
            || IsOrExtends(name, "Containerfile")
            || name.EndsWith(".dockerfile", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".containerfile", StringComparison.OrdinalIgnoreCase);
    }

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var (instructions, directives) = DockerfileParser.Parse(file.Text);
        using var names = new NamedParts(file.Text, upstreams);
        var expanded = ExpandedInstructions.Read(file, instructions, names, upstreams);
        List<Reference> literal = [.. instructions.Where(instruction => instruction.IsSearched && names.Spells(instruction.Extent)).SelectMany(instruction => FindIn(file, instruction, names, upstreams))];
        expanded.ReadBeside([.. expanded.Candidates, .. literal]);
        List<Reference> found =
        [
            .. directives.Syntax is { } syntax ? ImageNames.Find(file, syntax, upstreams) : [],
            .. expanded.Found(),
            .. literal.Where(expanded.Allows),
        ];
        var files = DownloadedFiles.Find(file, found, instructions.Where(instruction => instruction.IsSearched).SelectMany(instruction => instruction.AllLines));
        var ties = CommentTies.Read(file, upstreams);
        var values = instructions.Where(instruction => ties.Touch(instruction.Extent) && instruction.AllLines.Any(ties.Touch)).SelectMany(instruction => ValuesOf(instruction, file.Text));
        List<Reference> tied = [.. ties.Over(TextOrder.Of([.. found, .. files]), values)];
        expanded.ReadBeside(tied);
        return PinnedReferences.Of(file.Text, tied, expanded.Downloads, parts => VariablesOf(file.Text, instructions, parts));
    }

    /// <summary>Whether it is the name itself or the name with something behind a dot: <c>Dockerfile.alpine</c>; never the ignore file beside it.</summary>
    private static bool IsOrExtends(ReadOnlySpan<char> fileName, string name) =>
        fileName.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (fileName.Length == name.Length || fileName[name.Length] == '.')
        && !fileName.EndsWith(".dockerignore", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Reference> FindIn(FileText file, Instruction instruction, NamedParts names, IReadOnlyList<Upstream> upstreams)
    {
        var leads = Leads.Of(upstreams);
        List<Reference> found = [];
        foreach (var line in instruction.AllLines)
        {
            var text = file.Text.AsSpan(line.Start, line.Length);
            // A line without a digit holds no version, and most lines are such.
            if (!text.ContainsAnyInRange('0', '9') || !names.Spells(line))
                continue;
            if (leads.In(text))
                found.AddRange([.. GitHubUrls.Find(file, line, upstreams), .. ImageNames.Find(file, line, upstreams)]);
            found.AddRange(CommandLines.Find(file, line, upstreams));
            if (instruction.Keyword == "RUN" && leads.VariableIn(text))
                found.AddRange(Assignments.Find(file, line, upstreams));
        }
        if (instruction.SetsVariables && instruction.AllLines.Any(line => leads.VariableIn(file.Text.AsSpan(line.Start, line.Length))))
            found.AddRange(ValuesSetBy(instruction, file.Text).Select(variable => VariableNames.Match(file, variable.Name, variable.Value, upstreams)).OfType<Reference>());
        return found;
    }

    /// <summary>The values that the instruction sets, where each stands as one in the file; of <c>${NAME:-1.2.3}</c> its default.</summary>
    private static IEnumerable<(string Name, TextSpan Value)> ValuesSetBy(Instruction instruction, string text)
    {
        foreach (var variable in Variable.In(instruction, text))
        {
            if (variable.Value is { } written
                && new VariableExpansion(ExpansionRules.Builder, instruction.Escape, _ => null).Expand(written) is { Length: > 0 } value
                && value.SourceOf(new TextSpan(0, value.Length)) is { } span)
            {
                yield return (variable.Name, span);
            }
        }
    }

    private static IEnumerable<(string Name, TextSpan Value)> VariablesOf(string text, IReadOnlyList<Instruction> instructions, Func<TextSpan, bool> parts) =>
        instructions.Where(instruction => instruction.SetsVariables && parts(instruction.Extent)).SelectMany(instruction => ValuesSetBy(instruction, text));

    /// <summary>What a comment may tie in an instruction: the values that it sets, else its words.</summary>
    private static IEnumerable<TextSpan> ValuesOf(Instruction instruction, string text) => instruction.Keyword switch
    {
        "ARG" or "ENV" => ValuesSetBy(instruction, text).Select(variable => variable.Value),
        "LABEL" or "MAINTAINER" => [],
        _ => instruction.AllLines.SelectMany(line => Word().Matches(line.Of(text)).Select(match => new TextSpan(line.Start + match.Groups["value"].Index, match.Groups["value"].Length))),
    };

    [GeneratedRegex(@"(?<![^\s""'])(?:--?[A-Za-z-]+=|[A-Za-z_][A-Za-z0-9_]*=)?(?<value>[^\s""'=;]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

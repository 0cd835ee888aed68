using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>Dockerfiles and Containerfiles: base images, <c>ARG</c> and <c>ENV</c> values, images, URLs and packages in the other instructions.</summary>
/// <remarks>Comments and <c>LABEL</c>s are left alone: they say what was, or what the image itself is.</remarks>
public sealed class DockerfileUpdater : IFileUpdater
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
        var instructions = DockerfileParser.Parse(file.Text);
        List<Reference> found =
        [
            .. BaseImages.Find(file, instructions, new ImageIndex(upstreams)),
            .. instructions.SelectMany(instruction => FindIn(file, instruction, upstreams)),
        ];
        var files = DownloadedFiles.Find(file, found, instructions.Where(IsSearched).SelectMany(instruction => instruction.AllLines));
        return TextOrder.Of([.. found, .. files]);
    }

    private static bool IsSearched(Instruction instruction) => instruction.Keyword is not ("FROM" or "LABEL" or "MAINTAINER");

    /// <summary>Whether it is the name itself or the name with something behind a dot: <c>Dockerfile.alpine</c>; never the ignore file beside it.</summary>
    private static bool IsOrExtends(ReadOnlySpan<char> fileName, string name) =>
        fileName.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (fileName.Length == name.Length || fileName[name.Length] == '.')
        && !fileName.EndsWith(".dockerignore", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Reference> FindIn(FileText file, Instruction instruction, IReadOnlyList<Upstream> upstreams)
    {
        if (!IsSearched(instruction))
            return [];
        // A line without a digit holds no version, and most lines are such.
        List<TextSpan> lines = [.. instruction.AllLines.Where(line => file.Text.AsSpan(line.Start, line.Length).ContainsAnyInRange('0', '9'))];
        if (lines.Count == 0)
            return [];
        List<Reference> downloads = [.. lines.SelectMany(line => GitHubUrls.Find(file, line, upstreams))];
        return
        [
            .. FileHashes.Pinned(instruction, file.Text, downloads),
            .. lines.SelectMany(line => ImageNames.Find(file, line, upstreams)),
            .. lines.SelectMany(line => PackagePins.Find(file, line, upstreams)),
            .. VariablesIn(file, instruction, upstreams),
        ];
    }

    private static IEnumerable<Reference> VariablesIn(FileText file, Instruction instruction, IReadOnlyList<Upstream> upstreams) => instruction.Keyword switch
    {
        "ARG" or "ENV" => Variable.In(instruction, file.Text).Select(variable => Match(file, instruction, variable, upstreams)).OfType<Reference>(),
        "RUN" => instruction.AllLines.SelectMany(line => Assignments.Find(file, line, upstreams)),
        _ => [],
    };

    private static Reference? Match(FileText file, Instruction instruction, Variable variable, IReadOnlyList<Upstream> upstreams)
    {
        if (variable.Value is not { } written || new WordExpansion(instruction.Escape, _ => null).Expand(written) is not { Length: > 0 } value)
            return null;
        return value.SourceOf(new TextSpan(0, value.Length)) is { } span ? VariableNames.Match(file, variable.Name, span, upstreams) : null;
    }
}

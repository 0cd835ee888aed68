using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.DotNet;

/// <summary>
/// Projects and packages of .NET: MSBuild files, <c>packages.config</c>, <c>dotnet-tools.json</c> and <c>global.json</c>. Packages are tied
/// by the upstreams' package names; URLs, images and commands count in any value, and properties that an upstream goes by.
/// </summary>
public sealed class DotNetUpdater : IFileUpdater
{
    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj", ".proj", ".props", ".targets"];

    public string Name => "dotnet";

    public bool Handles(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Array.Exists(Extensions, extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            || name.Equals("packages.config", StringComparison.OrdinalIgnoreCase)
            || IsJson(name);
    }

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams) =>
        IsJson(file.FileName) ? JsonPackages.Find(file, upstreams) : InXml(file, upstreams);

    private static bool IsJson(string name) => name is "dotnet-tools.json" or "global.json";

    private static IEnumerable<Reference> InXml(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        List<XmlTag> tags = [.. XmlTags.In(file.Text)];
        var comments = new SpanSet(tags.Where(tag => tag.Kind == XmlTagKind.Comment).Select(tag => tag.Span));
        var whole = new TextSpan(0, file.Text.Length);
        Reference[] found =
        [
            .. InPackages(file, tags, new NuGetPackages(upstreams)),
            .. InVariables(file, tags, upstreams),
            .. GitHubUrls.Find(file, whole, upstreams),
            .. ImageNames.Find(file, whole, upstreams),
            .. NamedLines.In(file.Text, upstreams).SelectMany(lines => CommandLines.Find(file, lines, upstreams)),
        ];
        var ties = CommentTies.Read(file, upstreams);
        return ties.Over(TextOrder.Of(found.Where(reference => !comments.Overlaps(reference.Span))), Values(file.Text, tags, ties));
    }

    private static IEnumerable<Reference> InPackages(FileText file, List<XmlTag> tags, NuGetPackages packages)
    {
        var properties = new MsBuildProperties(file.Text, tags);
        return (
            from use in new ProjectPackages(file.Text, packages).In(tags)
            let version = properties.Resolve(use.Version)
            where version is not null
            let reference = packages.Find(file, use.Id, version.Value)
            where reference is not null
            select reference).DistinctBy(reference => (reference.Upstream, reference.Span));
    }

    /// <summary>Properties whose name an upstream goes by: <c>TOOL_VERSION</c>, <c>ToolVersion</c>.</summary>
    private static IEnumerable<Reference> InVariables(FileText file, List<XmlTag> tags, IReadOnlyList<Upstream> upstreams)
    {
        // Most tags are told to be none by their length.
        var lengths = upstreams.SelectMany(upstream => upstream.Variables).SelectMany(name => new[] { name.Text.Length, name.Text.Count(c => c != '_') }).ToHashSet();
        return from tag in tags
               where tag.Kind == XmlTagKind.Open && lengths.Contains(tag.Name.Length)
               let content = tag.Content(file.Text)
               where content is not null
               let reference = VariableNames.MatchInAnyCase(file, tag.Name.Of(file.Text), content.Value, upstreams)
               where reference is not null
               select reference;
    }

    /// <summary>Every attribute's value and every element's text.</summary>
    private static IEnumerable<TextSpan> Values(string text, List<XmlTag> tags, CommentTies ties) =>
        from tag in tags
        where tag.Kind is XmlTagKind.Open or XmlTagKind.Empty
        let content = tag.Content(text) ?? new TextSpan(tag.Span.End, 0)
        where ties.Touch(TextSpan.FromBounds(tag.Span.Start, content.End))
        from value in tag.AttributesIn(text).Select(attribute => attribute.Value).Append(content)
        select value;
}

using Updaters.Documents;
using Updaters.Finding;
using Updaters.Json;
using Updaters.Keys;
using Updaters.References;
using Updaters.Text;

namespace Updaters.DotNet;

/// <summary>The packages of <c>dotnet-tools.json</c> (<c>tools.NAME.version</c>) and <c>global.json</c> (<c>msbuild-sdks.NAME</c>, and <c>sdk.version</c> as <c>dotnet-sdk</c>).</summary>
/// <remarks>https://learn.microsoft.com/dotnet/core/tools/local-tools-how-to-use, https://learn.microsoft.com/dotnet/core/tools/global-json</remarks>
internal static class JsonPackages
{
    public static IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var packages = new NuGetPackages(upstreams);
        List<Reference> found = [];
        List<TextSpan> values = [];
        foreach (var value in JsonDocumentReader.Read(file.Text).Values.Where(value => value.Form == ValueForm.Quoted))
        {
            values.Add(value.Span);
            if (Package(file.FileName, value.Trail) is { } id && packages.Find(file, id, value.Span) is { } reference)
                found.Add(reference with { PublishedAs = id == "dotnet-sdk" ? null : reference.PublishedAs });
        }
        return CommentTies.Read(file, upstreams).Over(TextOrder.Of(found), values);
    }

    private static string? Package(string fileName, KeyTrail trail) => (fileName, trail) switch
    {
        ("dotnet-tools.json", KeyTrail.ToKey { Name: "version", From: KeyTrail.ToKey { Name: var id, From: KeyTrail.ToKey { Name: "tools", From: KeyTrail.Start } } }) => id,
        ("global.json", KeyTrail.ToKey { Name: var id, From: KeyTrail.ToKey { Name: "msbuild-sdks", From: KeyTrail.Start } }) => id,
        ("global.json", KeyTrail.ToKey { Name: "version", From: KeyTrail.ToKey { Name: "sdk", From: KeyTrail.Start } }) => "dotnet-sdk",
        _ => null,
    };
}

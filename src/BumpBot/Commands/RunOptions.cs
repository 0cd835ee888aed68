using System.CommandLine;
using Updaters.References;

namespace BumpBot.Commands;

/// <summary>The options that several commands share.</summary>
public static class RunOptions
{
    public static readonly Option<string[]> Target = new("--target")
    {
        Description = "Only this target (may be given several times)",
        HelpName = "OWNER/NAME",
    };

    public static readonly Option<string[]> Upstream = new("--upstream", "--repo")
    {
        Description = "Only this upstream (may be given several times)",
        HelpName = "OWNER/NAME",
    };

    public static readonly Option<string?> Local = new("--local")
    {
        Description = "Work on the git clone in this folder: branch, pull requests and issues stay in its git folder",
        HelpName = "PATH",
        Validators = { GlobalOptions.RefuseEmpty },
    };

    public static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON" };

    /// <exception cref="UsageException">One is no upstream's id.</exception>
    public static IReadOnlyList<UpstreamId> Upstreams(ParseResult arguments) =>
        [.. (arguments.GetValue(Upstream) ?? []).Select(text => UpstreamId.TryParse(text, out var id)
            ? id
            : throw new UsageException($"--upstream {text}: write owner/name, or owner/name#entry"))];
}

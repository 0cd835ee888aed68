using BumpBot.Model;

namespace BumpBot.GitHub.Auth;

/// <summary>What an App's tokens may do: no more than the work needs, and no more than was granted.</summary>
/// <remarks>docs.github.com/rest/apps/apps, "Create an installation access token for an app": a token that asks for more than was granted is refused.</remarks>
internal static class AppPermissions
{
    private const string Workflows = "workflows";
    private const string Write = "write";
    private const string Read = "read";

    private static readonly string[] Needed = ["contents", "issues", "pull_requests"];

    /// <summary>What says whether a pull request may be merged. Without them that can be read of public repositories alone.</summary>
    private static readonly string[] OfChecks = ["checks", "statuses"];

    /// <summary>What looks at upstreams read.</summary>
    private static readonly string[] Looked = ["contents", "issues"];

    /// <summary>For a target. Without the permission for workflow files those are left alone; without one of the others nothing can be done.</summary>
    /// <exception cref="FaultException">One that is needed was not granted.</exception>
    public static IReadOnlyDictionary<string, string> ForTargets(Installation installation)
    {
        List<string> missing = [.. Needed.Where(name => installation.Permissions.GetValueOrDefault(name) != Write)];
        if (missing.Count > 0)
        {
            throw FaultException.GiveUp(
                $"the App may not work on repositories of {installation.Account}: give it the permission{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing.Select(name => $"{name}: write"))} in its settings, and accept them where it is installed");
        }
        return (MayWriteWorkflows(installation.Permissions) ? Needed.Append(Workflows) : Needed).Select(name => (Name: name, Level: Write))
            .Concat(OfChecks.Where(installation.Permissions.ContainsKey).Select(name => (Name: name, Level: Read)))
            .ToDictionary(permission => permission.Name, permission => permission.Level);
    }

    public static IReadOnlyDictionary<string, string> ForReading(Installation installation) =>
        Looked.Where(installation.Permissions.ContainsKey).Append("metadata").ToDictionary(name => name, _ => Read);

    public static bool MayWriteWorkflows(IReadOnlyDictionary<string, string> permissions) => permissions.GetValueOrDefault(Workflows) == Write;
}

/// <summary>The App at one account.</summary>
/// <param name="Account">Whose repositories it may reach.</param>
/// <param name="Permissions">What was granted there: name -> <c>read</c> or <c>write</c>.</param>
internal sealed record Installation(long Id, string Account, IReadOnlyDictionary<string, string> Permissions);

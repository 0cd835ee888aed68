using BumpBot.Model;
using BumpBot.Watching;

namespace BumpBot.GitHub;

/// <summary>The one rule of how an upstream is looked at. Pure.</summary>
/// <remarks>
/// With a token, and more than 50 upstreams of which nothing is known yet under this token: those together, by GraphQL. All others one by
/// one, by conditional REST. A look by GraphQL brings no validators, so the next one is unconditional, once; but no more than a thousand
/// of those are made in one run, a fifth of a user's hour, and those beyond are asked together again: their turn comes at later runs.
/// </remarks>
internal static class LookRoutes
{
    public const int MostAlone = 50;

    public const int MostUnconditional = 1_000;

    /// <summary>What queries ask for. Who follows more, or another branch than the default one, is looked at by REST.</summary>
    private const Follow Queried = Follow.Releases | Follow.Tags | Follow.Commits;

    /// <returns>Those that are to be asked together.</returns>
    public static IReadOnlyList<LookRequest> Together(IReadOnlyList<LookRequest> requests, GitHubConnection connection)
    {
        if (connection.IsAnonymous)
            return [];
        List<LookRequest> able = [.. requests.Where(request => (request.Follow & ~Queried) == 0 && !IsRenamed(request))];
        List<LookRequest> cold = [.. able.Where(request => !IsKnown(request, connection.Identity))];
        var bare = able.Where(request => IsKnown(request, connection.Identity) && request.Last!.Validators.Count == 0);
        return [.. cold.Count > MostAlone ? cold : [], .. bare.Skip(MostUnconditional)];
    }

    /// <summary>Whether the last look may be built on: validators are bound to the token, and what was not followed was not seen.</summary>
    public static bool IsKnown(LookRequest request, string identity) =>
        request.Last is { } last && last.Identity == identity && last.Follow == request.Follow;

    /// <summary>By then the name may be another's: only REST asks by the number that stays.</summary>
    private static bool IsRenamed(LookRequest request) => UpstreamAddress.Of(request.Source.Repo, request.Last?.Snapshot).Id is not null;
}

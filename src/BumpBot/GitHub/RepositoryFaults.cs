using System.Net;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>Why a target cannot be read, with what to do about it.</summary>
internal static class RepositoryFaults
{
    public static FaultException Of(RepoName target, HttpStatusCode status, string message) => status switch
    {
        HttpStatusCode.NotFound => FaultException.GiveUp(
            $"{target} not found, or the token may not see it: check the name, and give the token access to the repository"),
        HttpStatusCode.UnavailableForLegalReasons => FaultException.GiveUp($"{target} is blocked on GitHub: {message}"),
        HttpStatusCode.Forbidden => FaultException.GiveUp(
            $"{target} may not be read with this token (403 {message}): it needs read access to contents, issues and pull requests"),
        HttpStatusCode.Gone or HttpStatusCode.UnprocessableEntity => FaultException.GiveUp($"{target} cannot be listed: {(int)status} {message}"),
        _ => FaultException.Retry($"{target} could not be read: {(int)status} {message}"),
    };
}

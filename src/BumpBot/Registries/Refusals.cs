using System.Net;
using BumpBot.Model;

namespace BumpBot.Registries;

/// <summary>What an answer means that gives nothing.</summary>
internal static class Refusals
{
    /// <param name="place">A host.</param>
    /// <param name="what">Completes "does not let … be read".</param>
    public static FaultException Of(HttpStatusCode status, string place, string what, RegistryCredentials? sent) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when sent is null => FaultException.GiveUp(
            $"{place} does not let {what} be read without credentials ({(int)status}): it is private, or not there; for a private one, give the entry for {place} under registries: credentials that may read it"),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FaultException.GiveUp(
            $"{place} does not let {what} be read with the credentials of its entry under registries: ({(int)status}); check that they are right, not expired, and may read it"),
        >= HttpStatusCode.InternalServerError => FaultException.Retry($"{place} answered {(int)status}"),
        _ => FaultException.GiveUp($"{place} answered {(int)status} to the question for {what}; check the entry for it under registries:"),
    };
}

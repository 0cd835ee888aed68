using BumpBot.Model;

namespace BumpBot.Registries;

/// <summary>Asks several places of one kind, as their clients do.</summary>
internal static class PlacesInOrder
{
    /// <summary>The first that has it answers. That it is nowhere is known only if all could be asked.</summary>
    public static async Task<EvidenceAnswer> AskAsync<TPlace>(IEnumerable<TPlace> places, Func<TPlace, Task<EvidenceAnswer>> ask)
    {
        EvidenceAnswer so = new EvidenceAnswer.Absent();
        foreach (var place in places)
        {
            switch (await AnswerAsync(place, ask))
            {
                case EvidenceAnswer.There there:
                    return there;
                case EvidenceAnswer.Unknown unknown when so is EvidenceAnswer.Absent:
                    so = unknown;
                    break;
            }
        }
        return so;
    }

    private static async Task<EvidenceAnswer> AnswerAsync<TPlace>(TPlace place, Func<TPlace, Task<EvidenceAnswer>> ask)
    {
        try
        {
            return await ask(place);
        }
        catch (FaultException e)
        {
            return new EvidenceAnswer.Unknown(e.Fault.Message);
        }
    }
}

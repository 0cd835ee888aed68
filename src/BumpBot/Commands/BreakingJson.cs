using System.Text.Json.Nodes;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>A verdict on breaking changes as JSON.</summary>
internal static class BreakingJson
{
    public static JsonObject Of(BreakingVerdict verdict) => verdict switch
    {
        BreakingVerdict.Breaking breaking => new JsonObject
        {
            ["verdict"] = "breaking",
            ["signs"] = new JsonArray([.. breaking.Signs.Select(Sign)]),
        },
        BreakingVerdict.Quiet => new JsonObject { ["verdict"] = "quiet" },
        BreakingVerdict.NotKnown unknown => new JsonObject { ["verdict"] = "notKnown", ["why"] = unknown.Why },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonObject Sign(BreakingSign sign) => new()
    {
        ["rule"] = sign.Rule.ToString(),
        ["tag"] = sign.Tag,
        ["line"] = sign.Line,
        ["page"] = sign.Link?.AbsoluteUri,
    };
}

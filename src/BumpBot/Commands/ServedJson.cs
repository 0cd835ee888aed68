using System.Text.Json.Nodes;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>What <c>serve</c> and <c>worker</c> tell, as JSON on one line.</summary>
internal static class ServedJson
{
    private const int Schema = 1;

    public static string Of(ServiceEvent told, DateTimeOffset now)
    {
        var json = new JsonObject { ["schema"] = Schema, ["event"] = Name(told), ["at"] = now.UtcDateTime };
        switch (told)
        {
            case ServiceEvent.Started started:
                json["addresses"] = ReportJson.List(started.Addresses, address => JsonValue.Create(address));
                break;
            case ServiceEvent.Ran ran:
                json["run"] = ReportJson.Parts(ran.Report);
                break;
        }
        return json.ToJsonString();
    }

    private static string Name(ServiceEvent told) => told switch
    {
        ServiceEvent.Started => "started",
        ServiceEvent.Ran => "ran",
        ServiceEvent.Stopped => "stopped",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

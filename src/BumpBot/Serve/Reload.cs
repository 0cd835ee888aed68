using BumpBot.Model;
using Serilog;

namespace BumpBot.Serve;

/// <summary>Takes the started config anew. One that is broken changes nothing: the old one holds, and all that is wrong is told.</summary>
/// <param name="read">Reads the config and makes its parts. Its fault lists every problem.</param>
/// <param name="replaced">Told when another config holds.</param>
public sealed class Reload(CurrentParts parts, Func<ServedParts> read, Action replaced, SystemdNotice systemd, ILogger log)
{
    public void Now(string why)
    {
        systemd.Reloading();
        try
        {
            var next = read();
            if (next.Config.File is null && parts.Config.File is { } lost)
            {
                next.Owned.Dispose();
                log.Error("{File} is gone: the config as it was last read holds on", lost);
                return;
            }
            parts.Replace(next);
            replaced();
            log.Information("the config was read anew ({Why}): {Count} targets", why, next.Config.Targets.Count);
        }
        catch (FaultException e)
        {
            log.Error("the config has mistakes, and the config before it holds on:\n{Problems}", e.Fault.Message);
        }
        finally
        {
            systemd.Ready();
        }
    }
}

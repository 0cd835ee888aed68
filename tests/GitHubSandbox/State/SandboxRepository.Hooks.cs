using Sandbox.Webhooks;

namespace Sandbox;

public sealed partial class SandboxRepository
{
    private readonly List<SandboxHook> _hooks = [];

    internal IReadOnlyList<SandboxHook> Hooks => _hooks;

    internal SandboxHook Add(SandboxHook hook)
    {
        lock (Hub.Gate)
            _hooks.Add(hook);
        return hook;
    }
}

using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>How a sandbox listens.</summary>
public sealed record SandboxOptions
{
    /// <summary>On 127.0.0.1; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Sees each request first; true means that it has answered (a fault, for instance) and the market is not asked.</summary>
    public Func<HttpContext, Task<bool>>? Intercept { get; init; }

    /// <summary>What goes wrong; null for nothing.</summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>Measures what the faults delay.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

namespace SectorPipeline.App.Steps;

internal static class ServiceLookup
{
    extension(IServiceProvider services)
    {
        /// <summary>The service, which the host must have; its absence is a mistake of ours.</summary>
        public T Get<T>()
            where T : class =>
            services.GetService(typeof(T)) as T ?? throw new InvalidOperationException($"{typeof(T).Name} is not among the services");
    }
}

# The three services from one file: docker build --build-arg SERVICE=gateway-service --build-arg PORT=8080 .
#
# Both bases are arguments, so that it also builds where no registry is reached: the first needs a JDK 25, the second the same build
# of Java 25 with glibc and bash. Written for the Dockerfile syntax that Docker 20.10 has built in; a `# syntax` line would pull a newer one.
ARG BUILD_IMAGE=docker.io/library/eclipse-temurin:25.0.3_9-jdk-noble
ARG RUNTIME_IMAGE=docker.io/library/eclipse-temurin:25.0.3_9-jre-noble

# One stage for all three, so that three builds run Maven once. The checks and tests have run before, in CI.
FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw --batch-mode --no-transfer-progress --quiet -Dmaven.test.skip -Ddisable.checks \
      --projects gateway-service,inference-service,model-store-service --also-make package

# Extracted, because an AOT cache needs plain jars, and because the libraries then are a layer that a change of ours leaves alone
RUN for service in gateway-service inference-service model-store-service; do \
      cp ${service}/target/${service}-*.jar app.jar \
      && java -Djarmode=tools -jar app.jar extract --destination /services/${service} || exit 1; \
    done

# ONNX Runtime and the tokenizer unpack their native libraries when they start, where a read-only container has no place that allows
# execution. Here they are unpacked once, those of this platform alone, and the jars lose the 70 MB for all the others.
RUN case "$(uname -m)" in x86_64) onnx=linux-x64 djl=linux-x86_64 ;; *) onnx=linux-$(uname -m) djl=linux-$(uname -m) ;; esac \
    && cd /services/inference-service/lib && mkdir native \
    && for jar in "${PWD}"/onnxruntime-*.jar "${PWD}"/tokenizers-*.jar; do \
      mkdir /tmp/jar && cd /tmp/jar && jar --extract --file "${jar}" \
      && find . \( -path "*/${onnx}/*" -o -path "*/${djl}/*" \) -name '*.so' -exec mv {} "$(dirname "${jar}")/native" ';' \
      && rm -rf ai/onnxruntime/native native/lib/*/ \
      && jar --create --no-manifest --file "${jar}" . && rm -r /tmp/jar || exit 1; \
    done


FROM ${RUNTIME_IMAGE}
ARG SERVICE
# The one of the service's application.yaml; the health check asks there
ARG PORT
# Whether to train a JDK 25 AOT cache: it saves a fifth to two fifths of the start-up, for 85 to 155 MB of image (docs/docker.md)
ARG AOT=true

RUN echo "reviewscope:x:10001:10001::/data:/usr/sbin/nologin" >> /etc/passwd \
    && mkdir /data && chown 10001:10001 /data
WORKDIR /app
COPY --from=build /services/${SERVICE}/lib lib
COPY --from=build /services/${SERVICE}/app.jar .

# Flags for the training and every run alike: a cache made under others is ignored. The garbage collector is named because the JVM would
# otherwise choose by the size of the machine it is on; for these heaps its choice is the serial one as well. The serial one has to copy
# the cache's objects into the first heap, and in a container of 512 MB the default of 8 MB is too small: the JVM would not start.
RUN printf '%s\n' \
      -XX:+UseSerialGC \
      -XX:+UseCompactObjectHeaders \
      -Xms64m \
      -XX:MaxRAMPercentage=50 \
      -XX:+ExitOnOutOfMemoryError \
      -Xlog:aot=off,aot+codecache*=off,aot+codecache+stubs=off \
      --enable-native-access=ALL-UNNAMED \
      --sun-misc-unsafe-memory-access=allow \
      -Donnxruntime.native.path=/app/lib/native \
      -DRUST_LIBRARY_PATH=/app/lib/native/libtokenizers.so > java.options \
    && if [ "${AOT}" = true ]; then \
      REVIEWSCOPE_DATA_DIR=/tmp/training MANAGEMENT_LOGGING_EXPORT_ENABLED=false \
        java @java.options -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar /app/app.jar \
      && rm -rf /tmp/* \
      && echo "-XX:AOTCache=/app/app.aot" >> java.options; \
    fi

ENV SERVER_PORT=${PORT}
USER 10001:10001
# Bash asks, because a small base has no curl
HEALTHCHECK --interval=5s --timeout=3s --start-period=180s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["java", "@/app/java.options", "-jar", "/app/app.jar"]
